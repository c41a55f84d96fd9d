import '@mantine/core/styles.layer.css'
import './app.css'
import { DirectionProvider, MantineProvider, localStorageColorSchemeManager, useDirection } from '@mantine/core'
import { StrictMode, useEffect, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { useTranslation } from 'react-i18next'
import { RouterProvider } from 'react-router/dom'
import { directionOfInterface, startI18n } from './i18n'
import { router } from './router'
import { theme, variables } from './theme'

const schemes = localStorageColorSchemeManager({ key: 'dragoman-scheme' })

const html = document.documentElement
const SCHEME = 'data-mantine-color-scheme'
let shown: string | null = null

// Paper is white, whatever the screen is.
addEventListener('beforeprint', () => {
  shown = html.getAttribute(SCHEME)
  html.setAttribute(SCHEME, 'light')
})
addEventListener('afterprint', () => {
  if (shown) html.setAttribute(SCHEME, shown)
})

/** Mantine's direction follows the interface's language. */
function Directed({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation()
  const { setDirection } = useDirection()
  useEffect(() => setDirection(directionOfInterface(i18n.language)), [i18n.language, setDirection])
  return children
}

await startI18n()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <DirectionProvider initialDirection={directionOfInterface(document.documentElement.lang)}>
      <MantineProvider theme={theme} cssVariablesResolver={variables} colorSchemeManager={schemes} defaultColorScheme="auto">
        <Directed>
          <RouterProvider router={router} />
        </Directed>
      </MantineProvider>
    </DirectionProvider>
  </StrictMode>,
)
