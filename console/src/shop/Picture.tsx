/** There are no photographs: each article has a drawing of its own, made from its id. Decoration, so it says nothing. */
export function Picture({ id, category }: { id: string; category?: string | undefined }) {
  const at = dice(id);
  const hue = [...(category ?? 'x')].reduce((sum, letter) => sum + letter.charCodeAt(0) * 37, 0) % 360;
  return (
    <svg className="tile" viewBox="0 0 120 90" aria-hidden focusable={false}>
      <rect width="120" height="90" fill={`hsl(${hue} 42% ${82 - (at(0) % 4) * 2}%)`} />
      <circle cx={24 + at(1) * 4.6} cy={20 + at(2) * 3} r={14 + at(3)} fill={`hsl(${(hue + 24) % 360} 48% 62%)`} />
      <rect x={8 + at(4) * 3.4} y={34 + at(5)} width={26 + at(6)} height={40} rx={4 + (at(7) % 10)} fill={`hsl(${(hue + 338) % 360} 40% 48%)`} />
      <path d={`M0 ${70 + (at(8) % 8)} Q60 ${58 + at(9)} 120 ${72 + (at(10) % 8)} V90 H0Z`} fill={`hsl(${hue} 34% 38%)`} />
    </svg>
  );
}

/** Sixteen faces, thrown the same for the same id; ids that were made one after the other do not look alike. */
function dice(id: string): (index: number) => number {
  return (index) => {
    let hash = 2_166_136_261 ^ (index * 16_777_619);
    for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619);
    hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507);
    return ((hash ^ (hash >>> 13)) >>> 0) % 16;
  };
}
