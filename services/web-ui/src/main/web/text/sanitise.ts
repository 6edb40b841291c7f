// Overrides and isolates could turn the rest of a line around; isolation is the markup's business, so they are dropped.
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/gu;
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/gu;
// Stacked marks ("zalgo") would paint over the neighbours: three a letter is more than any living script needs.
const STACKED_MARKS = /(\p{M}{3})\p{M}+/gu;

/** What may be shown of a text from outside. It is still set as a text node only. */
export function displayable(text: string): string {
  return text.replace(CONTROLS, ' ').replace(BIDI_CONTROLS, '').replace(STACKED_MARKS, '$1');
}
