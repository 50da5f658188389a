/** What the page asks of Next's `next/navigation`, where there is no Next: it stays where it is. */
export function useRouter(): { push(href: string): void } {
  return { push: () => {} };
}
