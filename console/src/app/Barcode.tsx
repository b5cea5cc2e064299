import { bars } from './code128';

/** Black on white in the dark as well: a scanner reads it from the screen too. */
export function Barcode({ text }: { text: string }) {
  const code = bars(text);
  return (
    <svg viewBox={`-10 0 ${code.width + 20} 60`} className="barcode" role="img" aria-label={text} preserveAspectRatio="none">
      <rect x={-10} width={code.width + 20} height={60} fill="#fff" />
      {code.bars.map((bar) => <rect key={bar.at} x={bar.at} width={bar.width} height={60} fill="#000" />)}
    </svg>
  );
}
