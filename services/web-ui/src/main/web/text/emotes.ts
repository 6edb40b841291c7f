/** One emote of the own set: drawn for chatter, CC0. */
export interface Emote {
  /** File name and shortcode: `:pog:`. */
  readonly code: string;
  /** Text names that people type, first the usual one. Matched whole and case-sensitively, as chats do. */
  readonly names: readonly string[];
}

export const EMOTES: readonly Emote[] = [
  { code: 'pog', names: ['PogChamp', 'Pog', 'POGGERS', 'PogU', 'poggers'] },
  { code: 'kappa', names: ['Kappa', 'Keepo'] },
  { code: 'lul', names: ['LUL', 'LULW', 'LuL'] },
  { code: 'kekw', names: ['KEKW', 'OMEGALUL', 'ICANT'] },
  { code: 'heart', names: ['<3', 'bleedPurple', 'peepoLove'] },
  { code: 'hype', names: ['HYPERS', 'PogBones', 'LETSGO'] },
  { code: 'gg', names: ['GG', 'gg', 'GGWP'] },
  { code: 'ez', names: ['EZ', 'EZY'] },
  { code: 'five-head', names: ['5Head', 'BigBrain', 'galaxybrain'] },
  { code: 'pepega', names: ['Pepega', '3Head', 'WeirdChamp'] },
  { code: 'monka', names: ['monkaS', 'monkaW', 'monkaOMEGA', 'NotLikeThis'] },
  { code: 'sadge', names: ['Sadge', 'FeelsBadMan', 'PepeHands', 'peepoSad'] },
  { code: 'cry', names: ['BibleThump', 'widepeepoSad', 'Cryge'] },
  { code: 'happy', names: ['FeelsGoodMan', 'peepoHappy', 'SeemsGood', 'widepeepoHappy'] },
  { code: 'copium', names: ['COPIUM', 'Copium', 'Copege'] },
  { code: 'rage', names: ['SwiftRage', 'RAGEY', 'Madge'] },
  { code: 'sleep', names: ['ResidentSleeper', 'Bedge', 'zzz'] },
  { code: 'think', names: ['Hmm', 'monkaHmm', 'Hmmge', 'HmmNotes'] },
  { code: 'wave', names: ['HeyGuys', 'peepoHey', 'VoHiYo'] },
  { code: 'clap', names: ['Clap', 'PogClap', 'EZClap'] },
  { code: 'skull', names: ['Deadge', 'DEAD', '\u{1F480}'] },
  { code: 'popcorn', names: ['popCorn', 'PopCorn', 'peepoPopcorn'] },
  { code: 'eyes', names: ['peepoLook', 'Looking', 'Stare', 'monkaEyes'] },
  { code: 'cool', names: ['CoolStoryBob', 'Chad', 'GIGACHAD', 'peepoCool'] },
  { code: 'fire', names: ['LIT', 'FIRE'] },
  { code: 'salt', names: ['PJSalt'] },
  { code: 'jam', names: ['catJAM', 'pepeJAM', 'vibePls'] },
  { code: 'salute', names: ['o7', 'Salute', 'PepeSalute'] },
];

const byName: ReadonlyMap<string, Emote> = new Map(
  EMOTES.flatMap((emote) => [`:${emote.code}:`, ...emote.names].map((name) => [name, emote] as const)),
);

export function findEmote(word: string): Emote | undefined {
  return byName.get(word);
}

export function emoteUrl(emote: Emote): string {
  return `/emotes/${emote.code}.svg`;
}

/** Emotes whose code or a name holds the query; those that begin with it first. */
export function searchEmotes(query: string, limit: number): Emote[] {
  const wanted = query.toLowerCase();
  const rank = (emote: Emote): number => {
    const keys = [emote.code, ...emote.names].map((key) => key.toLowerCase());
    return keys.some((key) => key.startsWith(wanted)) ? 0 : keys.some((key) => key.includes(wanted)) ? 1 : 2;
  };
  return EMOTES.map((emote) => ({ emote, rank: rank(emote) }))
    .filter((ranked) => ranked.rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map((ranked) => ranked.emote);
}
