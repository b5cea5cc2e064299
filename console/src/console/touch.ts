/** A phone in a hand says without a look whether a scan was taken: once for yes, three times for no. */
export function buzz(refused: boolean): void {
  // Browsers without it, and people who have switched it off, see the same on the screen.
  navigator.vibrate?.(refused ? [80, 60, 80, 60, 80] : 40);
}
