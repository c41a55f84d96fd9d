import { createBrowserRouter, type RouteObject } from 'react-router'
import type { ComponentType } from 'react'
import { RouteProblem } from './components/RouteProblem'
import { Shell } from './components/Shell'

const page = (path: string, load: () => Promise<{ default: ComponentType }>): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await load()).default }),
})

export const router = createBrowserRouter([
  {
    path: '/',
    Component: Shell,
    errorElement: <RouteProblem whole />,
    children: [
      {
        errorElement: <RouteProblem />,
        // As high as a page that is loading, so that what stands below stays out of sight.
        hydrateFallbackElement: <div style={{ minHeight: '100vh' }} />,
        children: [
          { index: true, lazy: async () => ({ Component: (await import('./pages/Home')).default }) },
          page('search', () => import('./pages/Search')),
          page('documents', () => import('./pages/Documents')),
          page('documents/:id', () => import('./pages/Document')),
          page('entities', () => import('./pages/Entities')),
          page('entities/:id', () => import('./pages/Entity')),
          page('timeline', () => import('./pages/Timeline')),
          page('figures', () => import('./pages/Figures')),
          page('positions', () => import('./pages/Positions')),
          page('sources', () => import('./pages/Sources')),
          page('assertions/:id', () => import('./pages/Assertion')),
          page('review', () => import('./pages/Review')),
          page('decisions', () => import('./pages/Decisions')),
          page('audit', () => import('./pages/Audit')),
          page('read', () => import('./pages/Read')),
          page('login', () => import('./pages/Login')),
          page('*', () => import('./pages/NotFound')),
        ],
      },
    ],
  },
])
