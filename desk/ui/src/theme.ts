import { createTheme, type MantineColorsTuple, type CSSVariablesResolver } from '@mantine/core'

const sea: MantineColorsTuple = [
  '#eaf5f7',
  '#d6e8ec',
  '#a9d0d9',
  '#7ab7c5',
  '#55a2b4',
  '#3d94a9',
  '#2a7f94',
  '#1d6677',
  '#175564',
  '#0d4451',
]

export const theme = createTheme({
  primaryColor: 'sea',
  primaryShade: { light: 7, dark: 6 },
  colors: { sea },
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", "Noto Sans Arabic", "Vazirmatn", Tahoma, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", Consolas, monospace',
  headings: { fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  breakpoints: { xs: '30em', sm: '48em', md: '62em', lg: '75em', xl: '90em' },
})

export const variables: CSSVariablesResolver = () => ({
  variables: {
    '--font-reading': 'Charter, "Iowan Old Style", "Source Serif 4", "Noto Serif", Georgia, "Noto Naskh Arabic", "Vazirmatn", serif',
    '--page-width': '78rem',
  },
  light: {
    '--mantine-color-body': '#fbfaf7',
    '--paper': '#ffffff',
    '--paper-sunk': '#f3f1eb',
    '--line': '#e3dfd5',
    '--mantine-color-dimmed': '#62615b',
    '--mantine-color-placeholder': '#6b6a64',
    '--mantine-color-anchor': '#175564',
    '--ink-person': '#8a5a12',
    '--ink-body': '#2c5d9b',
    '--ink-place': '#4b7230',
    '--mark-event': '#2b6cb0',
    '--mark-tenure': '#8a5a12',
    '--mark-position': '#8b3a8f',
    '--mark-figure': '#b0402c',
    '--mark-claim': '#2f7a4d',
    '--mark-date': '#6b6f76',
  },
  dark: {
    '--mantine-color-body': '#15181b',
    '--mantine-color-text': '#dcdad4',
    '--paper': '#1c2024',
    '--paper-sunk': '#111416',
    '--line': '#32383e',
    '--mantine-color-dimmed': '#a09f99',
    '--mantine-color-placeholder': '#93928c',
    '--mantine-color-anchor': '#86c5d3',
    '--ink-person': '#e0b26a',
    '--ink-body': '#8fb8ec',
    '--ink-place': '#a5cf86',
    '--mark-event': '#6fb1f0',
    '--mark-tenure': '#dfae5f',
    '--mark-position': '#d58ada',
    '--mark-figure': '#f08a76',
    '--mark-claim': '#76c997',
    '--mark-date': '#a5abb3',
  },
})
