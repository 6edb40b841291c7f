/** Reads an answer of the gateway: what is not as expected counts as not there. */

export function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function textsOf(value: unknown): string[] {
  return listOf(value, textOf);
}

/** What `read` makes of each item, without those it makes nothing of. */
export function listOf<T>(value: unknown, read: (item: unknown) => T | undefined): T[] {
  return Array.isArray(value) ? value.map(read).filter((item) => item !== undefined) : [];
}
