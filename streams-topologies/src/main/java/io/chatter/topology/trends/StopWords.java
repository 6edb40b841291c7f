package io.chatter.topology.trends;

import java.util.Set;

/// English words that say nothing about a topic.
final class StopWords {

    private static final Set<String> WORDS = Set.of(("a about after again all also am an and any are aren't as at be"
                    + " because been before being but by can can't could did didn't do does doesn't doing don't down each"
                    + " even every few for from get gets getting go going gonna got had has have having he he's her here"
                    + " him his how i i'd i'll i'm i've if in into is isn't it it's its just know let let's like look make"
                    + " me more most much my need no nor not now of off oh on one only or other our out over own please"
                    + " really said same say see she she's should so some still such take than that that's the their them"
                    + " then there there's these they they're thing things think this those through to too under until up"
                    + " us very want was wasn't way we we're well went were what what's when where which while who who's"
                    + " why will with won't would yeah yes yet you you're your yours")
            .split(" "));

    private StopWords() {}

    static boolean contains(String word) {
        return WORDS.contains(word);
    }
}
