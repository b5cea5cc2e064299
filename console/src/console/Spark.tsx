import { points } from './series';

const WIDTH = 72;
const HEIGHT = 18;

/** How a number has moved lately, for eyes only: the number itself stands beside it. */
export function Spark({ values }: { values: readonly number[] }) {
  return (
    <svg width={WIDTH} height={HEIGHT + 2} aria-hidden focusable={false} className="spark">
      {values.length > 1 && <polyline points={points(values, WIDTH, HEIGHT)} fill="none" strokeWidth={1.5} transform="translate(0 1)" />}
    </svg>
  );
}
