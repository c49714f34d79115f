// Control characters (a terminal obeys escape sequences), marks that turn the reading direction round or cannot be seen, line
// separators, tag characters, and halves of characters. "Trojan Source", CVE-2021-42574, names the direction marks.
const UNSAFE =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Makes a text from outside harmless and visible for a terminal: what a terminal could obey or a person could not see is written as
 * JSON writes it, such as `\u001b` for escape.
 */
export function terminalSafe(text: string): string {
  return text.replace(UNSAFE, (character) => SHORT[character] ?? escaped(character));
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, at) => {
    const unit = character.charCodeAt(at);
    return `\\u${unit.toString(16).padStart(4, '0')}`;
  }).join('');
}
