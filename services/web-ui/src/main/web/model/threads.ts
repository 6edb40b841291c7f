import type { Line, MessageLine } from './lines.ts';

/**
 * The conversation that a line belongs to, oldest first: the earliest line of it that is still in view, and everything
 * that answers it or an answer.
 */
export function threadOf(line: MessageLine, lines: readonly Line[]): readonly MessageLine[] {
  const messages = lines.filter((other): other is MessageLine => other.kind === 'message');
  const byId = new Map(messages.map((other) => [other.message.message_id, other]));
  let root = byId.get(line.message.message_id) ?? line;
  for (let above = answered(root, byId); above; above = answered(root, byId)) {
    root = above;
  }
  const inside = new Set([root.message.message_id]);
  // Answers come after what they answer: one pass in the order of the log finds all.
  const thread = messages.filter((other) => {
    const belongs = other === root || inside.has(other.message.reply_to?.message_id ?? '');
    if (belongs) {
      inside.add(other.message.message_id);
    }
    return belongs;
  });
  return thread.includes(root) ? thread : [root, ...thread];
}

function answered(line: MessageLine, byId: ReadonlyMap<string, MessageLine>): MessageLine | undefined {
  const above = byId.get(line.message.reply_to?.message_id ?? '');
  return above === line ? undefined : above;
}
