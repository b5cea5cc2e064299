/** The few pictures that are used, drawn on a grid of 24. They say nothing that is not said in words beside them. */
const PATHS = {
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  orders: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  checkout: 'M3 4h3l2 11h10l2-8H7M9 20h.01M17 20h.01',
  messages: 'M4 5h16v12H9l-5 4z',
  stock: 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8',
  work: 'M3 7h11v10H3zM14 10h4l3 3v4h-7M7 20a2 2 0 100-4 2 2 0 000 4M17 20a2 2 0 100-4 2 2 0 000 4',
  templates: 'M4 6h16v12H4zM4 7l8 6 8-6',
  shield: 'M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6zM9 12l2 2 4-4',
  dials: 'M6 4v6M6 14v6M12 4v2M12 10v10M18 4v10M18 18v2M4 12h4M10 8h4M16 16h4',
  promotions: 'M4 12l8-8h8v8l-8 8zM16 8h.01',
  search: 'M11 18a7 7 0 100-14 7 7 0 000 14M16 16l5 5',
  sun: 'M12 16a4 4 0 100-8 4 4 0 000 8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5L19 19M5 19l1.5-1.5M17.5 6.5L19 5',
  moon: 'M20 14A8 8 0 1110 4a6.5 6.5 0 0010 10',
  language: 'M12 21a9 9 0 100-18 9 9 0 000 18M3 12h18M12 3c5 6 5 12 0 18M12 3c-5 6-5 12 0 18',
  shop: 'M4 9l1-5h14l1 5M4 9h16v11H4zM9 20v-6h6v6',
  keyboard: 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  warning: 'M12 4l9 16H3zM12 10v4M12 17h.01',
  check: 'M5 12l5 5 9-10',
  cross: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  cart: 'M3 4h3l2 11h10l2-8H7M9 20h.01M17 20h.01',
  back: 'M15 5l-7 7 7 7',
  up: 'M5 15l7-7 7 7',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  person: 'M12 12a4 4 0 100-8 4 4 0 000 8M4 21c0-4 4-6 8-6s8 2 8 6',
  play: 'M7 4l13 8-13 8z',
  bell: 'M6 16v-5a6 6 0 0112 0v5l2 2H4zM10 21h4',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      focusable={false}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
