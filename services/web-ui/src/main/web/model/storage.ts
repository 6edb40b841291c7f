/** What the page keeps in the browser. */
export type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The browser's storage; one that lasts as long as the page where it refuses, as with blocked site data or in a sandboxed frame. */
export function storageOrMemory(storage: () => Storage): Kept {
  try {
    return storage();
  } catch {
    const memory = new Map<string, string>();
    return {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
      removeItem: (key) => void memory.delete(key),
    };
  }
}
