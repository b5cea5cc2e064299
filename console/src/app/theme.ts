import { Alert, createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const harbour: MantineColorsTuple = [
  '#e3f6f9', '#d2ebf0', '#a7d6de', '#79bfcc', '#53acbd', '#3ca1b3', '#2f9bae', '#1f8798', '#0b7285', '#00616f',
];

export const theme = createTheme({
  primaryColor: 'harbour',
  primaryShade: 8,
  colors: { harbour },
  defaultRadius: 'md',
  autoContrast: true,
  luminanceThreshold: 0.179, // where black and white are read equally well
  components: { Alert: Alert.extend({ classNames: { title: 'alert-title' } }) },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Hiragino Sans", "Noto Sans CJK JP", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace',
  headings: { fontWeight: '650' },
  cursorType: 'pointer',
});

const HUES = ['harbour', 'red', 'orange', 'teal', 'blue', 'gray', 'indigo'] as const;

/** Coloured words are darker than Mantine's on light ground and lighter on dark: 4.5 to 1 wherever we use them. */
function words(shade: number): Record<string, string> {
  return Object.fromEntries(
    HUES.flatMap((hue) => [
      [`--mantine-color-${hue}-light-color`, `var(--mantine-color-${hue}-${shade})`],
      [`--mantine-color-${hue}-text`, `var(--mantine-color-${hue}-${shade})`],
    ]),
  );
}

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...words(9),
    '--mantine-color-dimmed': '#4b5563',
    '--mantine-color-placeholder': '#5f6a78',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
  },
  dark: {
    ...words(2),
    '--mantine-color-dimmed': '#b4bcc6',
    '--mantine-color-placeholder': '#a3acb8',
    '--mantine-color-error': 'var(--mantine-color-red-3)',
  },
});
