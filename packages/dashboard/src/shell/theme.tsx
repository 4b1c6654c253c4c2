import {
  createDOMRenderer,
  FluentProvider,
  RendererProvider,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components'
import {
  createContext,
  use,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import { readPreference, savePreference } from '../data/preferences.ts'

/** Themes to choose from; `system` follows the device. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

interface ThemeChoice {
  readonly theme: Theme
  choose(theme: Theme): void
}

const ThemeContext = createContext<ThemeChoice>({ theme: 'system', choose: () => undefined })
const darkDevice = matchMedia('(prefers-color-scheme: dark)')

/** Reads the nonce of this page; only styles that carry it are allowed. */
function readNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return meta?.nonce ?? ''
}

const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce: readNonce() } })

function readTheme(): Theme {
  const kept = readPreference('theme')
  return themes.find((theme) => theme === kept) ?? 'system'
}

/** Provides the theme. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [theme, setTheme] = useState(readTheme)
  const darkByDevice = useSyncExternalStore(
    (listener) => {
      darkDevice.addEventListener('change', listener)
      return () => darkDevice.removeEventListener('change', listener)
    },
    () => darkDevice.matches,
  )
  const dark = theme === 'dark' || (theme === 'system' && darkByDevice)
  // Before the first paint: later, the whole page would be restyled.
  useLayoutEffect(() => {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light'
  }, [dark])
  const choice = useMemo<ThemeChoice>(
    () => ({
      theme,
      choose(chosen) {
        savePreference('theme', chosen)
        setTheme(chosen)
      },
    }),
    [theme],
  )
  return (
    <ThemeContext value={choice}>
      <RendererProvider renderer={renderer} targetDocument={document}>
        <FluentProvider theme={dark ? webDarkTheme : webLightTheme}>{children}</FluentProvider>
      </RendererProvider>
    </ThemeContext>
  )
}

/** The theme, and a function to change it. */
export function useTheme(): ThemeChoice {
  return use(ThemeContext)
}
