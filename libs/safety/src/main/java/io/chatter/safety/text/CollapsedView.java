package io.chatter.safety.text;

/// The view in which separators put into a word are taken out again: `f.u.c.k`, `f u c k`, `fu_ck`.
///
/// A gap is closed when it holds no white space, or when a single letter stands on each side of it.
public final class CollapsedView {
    private static final int SINGLE = 1;

    private CollapsedView() {}

    /// True when [#of] would close a gap in `view`.
    public static boolean changes(TextView view, String text) {
        return new Gaps(view, text).closesOne();
    }

    /// `view` with the gaps closed.
    public static TextView of(TextView view, String text) {
        return new Gaps(view, text).collapse();
    }

    private record Gaps(TextView view, String text) {

        boolean closesOne() {
            int fragmentStart = nextFragment(0);
            while (fragmentStart < view.length()) {
                int fragmentEnd = fragmentEnd(fragmentStart);
                int next = nextFragment(fragmentEnd);
                if (next < view.length() && isClosed(fragmentStart, fragmentEnd, next)) {
                    return true;
                }
                fragmentStart = next;
            }
            return false;
        }

        TextView collapse() {
            TextView.Builder collapsed = new TextView.Builder(2 * view.length());
            int fragmentStart = nextFragment(0);
            boolean joined = false;
            while (fragmentStart < view.length()) {
                int fragmentEnd = fragmentEnd(fragmentStart);
                copy(collapsed, fragmentStart, fragmentEnd, joined);
                int next = nextFragment(fragmentEnd);
                joined = next < view.length() && isClosed(fragmentStart, fragmentEnd, next);
                if (!joined && next < view.length()) {
                    collapsed.add(LetterFolding.SEPARATOR, view.end(fragmentEnd - 1), view.start(next));
                }
                fragmentStart = next;
            }
            return collapsed.build();
        }

        private void copy(TextView.Builder collapsed, int from, int to, boolean joined) {
            for (int i = from; i < to; i++) {
                if (joined && i == from) {
                    collapsed.addJoined(view.at(i), view.start(i), view.end(i));
                } else {
                    collapsed.add(view.at(i), view.start(i), view.end(i));
                }
            }
        }

        private boolean isClosed(int fragmentStart, int fragmentEnd, int next) {
            boolean bothSingle = fragmentEnd - fragmentStart == SINGLE && fragmentEnd(next) - next == SINGLE;
            return bothSingle || !holdsWhiteSpace(fragmentEnd, next);
        }

        /// True when white space stands in the gap between the fragments that end before `gapStart` and start at
        /// `gapEnd`.
        private boolean holdsWhiteSpace(int gapStart, int gapEnd) {
            for (int i = view.end(gapStart - 1); i < view.start(gapEnd); i++) {
                if (Character.isWhitespace(text.charAt(i)) || Character.isSpaceChar(text.charAt(i))) {
                    return true;
                }
            }
            return false;
        }

        private int nextFragment(int from) {
            int i = from;
            while (i < view.length() && !isPart(i)) {
                i++;
            }
            return i;
        }

        private int fragmentEnd(int from) {
            int i = from;
            while (i < view.length() && isPart(i)) {
                i++;
            }
            return i;
        }

        private boolean isPart(int index) {
            char folded = view.at(index);
            return view.isLetter(index) || view.isDigit(index) || folded == '@' || folded == '$';
        }
    }
}
