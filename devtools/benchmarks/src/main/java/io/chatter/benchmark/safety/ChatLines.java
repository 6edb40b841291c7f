package io.chatter.benchmark.safety;

import java.util.List;

/// Lines to judge.
final class ChatLines {
    private static final int LONGEST = 500;

    /// Chat as it comes: mostly short, mostly plain, some emotes, numbers, mentions, links and other scripts.
    static final List<String> ORDINARY = List.of(
            "gg wp everyone",
            "that was insane",
            "LETS GOOOOOOOO",
            "PogChamp PogChamp",
            "KEKW",
            "first time here, love it",
            "how long have you been streaming today?",
            "he has 1 hp left, kill him",
            "@streamer what's your sensitivity",
            "patch 1.2.3 broke my main again",
            "I don't think that's how the puzzle works",
            "try going left behind the waterfall, there's a chest",
            "monkaS this boss is scary",
            "can't believe he did that",
            "my ping is 200 ms, rubber banding like crazy tonight",
            "no way!!! chat did you see that??",
            "F",
            "o7",
            "jungle diff, honestly",
            "the soundtrack in this area is so good",
            "привет из России",
            "こんにちは",
            "café con leche and speedruns ☕",
            "😂😂😂",
            "ez clap",
            "is the new driver better than 551.86?",
            "10 people in the queue and 3 minutes left",
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "lol same",
            "I was here before 100 viewers, you earned it",
            "skill issue tbh",
            "wait, isn't that the wrong key?",
            "someone clip that please",
            "the lore says she is the sister of the king",
            "sub goal 45/50 let's push it",
            "u.u so sleepy but one more round",
            "that jump was frame perfect",
            "GLHF to both teams",
            "what a save!",
            "I've been stuck on this level for three days, watching you do it first try hurts");

    /// Lines of the longest length that make every stage work: near misses, gaps everywhere, digits, marks,
    // look-alikes.
    static final List<String> WORST = List.of(
            fill("a.s. .s h.i f.u "),
            fill("1il!|1il!| "),
            fill("ass as tit nig fag shi fuc cun "),
            fill("a1@a.b "),
            fill("4111 1111 1111 111 "),
            fill("🅰🆂 ʇɐ а.с.к "),
            fill("e\u0301\u0301 "),
            fill("(555) 12-34 a::b 1.2.3. "),
            fill("f*ck*sh*t*b*"),
            fill("http:// www. x.gg "));

    private ChatLines() {}

    private static String fill(String unit) {
        String text = unit.repeat(LONGEST / unit.length() + 1);
        return text.substring(0, LONGEST);
    }
}
