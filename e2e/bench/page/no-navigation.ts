/** Replaces Next's `next/navigation` where there is no Next: the page stays where it is. */
export function useRouter(): { push(href: string): void } {
  return { push: () => {} };
}
