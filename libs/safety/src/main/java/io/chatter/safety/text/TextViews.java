package io.chatter.safety.text;

/// Makes the views of a text. Thread-safe.
public final class TextViews {
    private static final int ASCII_END = 0x80;
    private static final int FOLDS_PER_CODE_POINT = 3;

    private final LetterFolding folding = new LetterFolding();

    /// The text as it reads: case, width, style, marks, look-alikes and invisible characters undone.
    public TextView folded(String text) {
        TextView.Builder view = new TextView.Builder(text.length() * capacityFactor(text));
        for (int i = 0; i < text.length(); ) {
            char unit = text.charAt(i);
            if (unit < ASCII_END) {
                view.add(LetterFolding.ascii(unit), i, i + 1);
                i++;
                continue;
            }
            int codePoint = text.codePointAt(i);
            int end = i + Character.charCount(codePoint);
            for (int packed = folding.fold(codePoint); packed != 0; packed >>>= Byte.SIZE) {
                view.add((char) (packed & 0xFF), i, end);
            }
            i = end;
        }
        return view.build();
    }

    private static int capacityFactor(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII_END) {
                return FOLDS_PER_CODE_POINT;
            }
        }
        return 1;
    }
}
