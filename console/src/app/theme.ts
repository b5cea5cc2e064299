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
  components: {
    Alert: Alert.extend({ classNames: { title: 'alert-title' } }),
    // On a phone a table is wider than the screen: the keyboard can move it as well.
    TableScrollContainer: { defaultProps: { scrollAreaProps: { viewportProps: { tabIndex: 0 } } } },
  },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Hiragino Sans", "Noto Sans CJK JP", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace',
  headings: { fontWeight: '650' },
  cursorType: 'pointer',
});

/** Coloured words: darker than Mantine's on light ground, also on that of a button under the pointer. */
const ON_LIGHT = {
  harbour: '#004a55', red: '#961818', orange: '#8a3b00', teal: '#045a3d', blue: '#0b4f8a', gray: '#343a40', indigo: '#2b3aa0',
};

function words(of: (hue: keyof typeof ON_LIGHT) => string): Record<string, string> {
  return Object.fromEntries(
    (Object.keys(ON_LIGHT) as (keyof typeof ON_LIGHT)[]).flatMap((hue) => [
      [`--mantine-color-${hue}-light-color`, of(hue)],
      [`--mantine-color-${hue}-text`, of(hue)],
    ]),
  );
}

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...words((hue) => ON_LIGHT[hue]),
    '--mantine-color-dimmed': '#4b5563',
    '--mantine-color-placeholder': '#5f6a78',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
  },
  dark: {
    ...words((hue) => `var(--mantine-color-${hue}-2)`),
    '--mantine-color-dimmed': '#b4bcc6',
    '--mantine-color-placeholder': '#a3acb8',
    '--mantine-color-error': 'var(--mantine-color-red-3)',
  },
});
