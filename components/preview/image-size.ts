/**
 * The size that chats expect of a large card, px. Its fonts must be readable at a quarter of it.
 */
export const IMAGE_SIZE = { width: 1200, height: 630 } as const;
