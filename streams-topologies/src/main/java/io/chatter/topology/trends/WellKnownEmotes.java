package io.chatter.topology.trends;

import java.util.Set;

/// Emotes that chats write as plain words.
final class WellKnownEmotes {

    static final Set<String> NAMES =
            Set.of(("LUL KEKW OMEGALUL PogChamp Pog PogU POGGERS Kappa Keepo monkaS monkaW PepeLaugh"
                            + " peepoLove peepoHappy peepoSad Sadge Copium Hopium EZ Clap HYPERS FeelsGoodMan FeelsBadMan"
                            + " FeelsStrongMan NotLikeThis ResidentSleeper BibleThump catJAM 5Head 4Head Pepega Jebaited WutFace"
                            + " HeyGuys Hmm SeemsGood popCorn peepoLook o7 PJSalt LETSGO GIGACHAD CoolStoryBob GG TriHard DansGame SwiftRage Bedge Madge")
                    .split(" "));

    private WellKnownEmotes() {}
}
