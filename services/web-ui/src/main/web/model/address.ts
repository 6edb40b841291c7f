/** Lines that a page asks for when it comes. */
export const HISTORY = 150;

/** The moment of the address (?at=, ISO 8601 or milliseconds since the epoch), if it names one. */
export function chooseMoment(search: string): number | undefined {
  const wished = new URLSearchParams(search).get('at') ?? '';
  const at = /^\d+$/.test(wished) ? Number(wished) : Date.parse(wished);
  return Number.isFinite(at) && wished !== '' ? at : undefined;
}

/** The name of the settings, else that of the address (?name=), if there is one. */
export function chooseName(search: string, chosen: string): string | undefined {
  return chosen || new URLSearchParams(search).get('name') || undefined;
}

/** The room of the address (?room=), else the first one that the gateway lists. */
export async function chooseRoom(search: string): Promise<string> {
  const wished = new URLSearchParams(search).get('room');
  if (wished) {
    return wished;
  }
  try {
    const rooms = (await (await fetch('/api/rooms')).json()) as { id: string }[];
    return rooms[0]?.id ?? 'demo';
  } catch {
    return 'demo';
  }
}
