/** What chats expect of a large card, px; drawn fonts are chosen to be read at a quarter of it. */
export const IMAGE_SIZE = { width: 1200, height: 630 } as const;
