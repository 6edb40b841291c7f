package io.chatter.safety;

import io.chatter.safety.text.LetterFolding;
import io.chatter.safety.text.TextView;
import io.chatter.safety.text.TextViews;
import java.util.Locale;

/// What a name looks like to a reader: two names with the same skeleton may be taken for each other. For comparing,
/// not for showing. Case, width, style, marks, separators and letters of other scripts that look like Latin ones make
/// no difference, nor do `0` for `o`, `1` and `i` for `l`, `rn` for `m`; letters that look like no Latin one stay.
public final class NameSkeleton {

    private static final TextViews VIEWS = new TextViews();

    private NameSkeleton() {}

    /// @return empty for a name without letters and digits
    public static String of(String name) {
        TextView view = VIEWS.folded(name);
        StringBuilder skeleton = new StringBuilder(view.length());
        for (int i = 0; i < view.length(); i++) {
            switch (view.at(i)) {
                case LetterFolding.SEPARATOR, LetterFolding.MASK -> {}
                case LetterFolding.OTHER ->
                    skeleton.append(name.substring(view.start(i), view.end(i)).toLowerCase(Locale.ROOT));
                case '0' -> skeleton.append('o');
                case '1', 'i', '|', '!' -> skeleton.append('l');
                case '$' -> skeleton.append('s');
                case '@' -> skeleton.append('a');
                default -> skeleton.append(view.at(i));
            }
        }
        return skeleton.toString().replace("rn", "m").replace("vv", "w");
    }
}
