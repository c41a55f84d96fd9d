// Answers /api from fixtures, so that pages can be seen without a server: `npm run dev:mock`. Never part of the build.
import { readdirSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { Plugin } from 'vite'

export interface MockRequest {
  method: string
  path: string
  /** of the path's `:names` */
  params: Record<string, string>
  query: URLSearchParams
  body: string
  headers: IncomingMessage['headers']
}

export interface MockRoute {
  method?: 'GET' | 'POST'
  /** below /api, with `:name` for a segment: `/documents/:id` */
  path: string
  /** the JSON answer; `problem(status, title)` for a problem; undefined: 404 */
  answer: (request: MockRequest) => unknown
  status?: number
}

export class MockProblem {
  readonly status: number
  readonly title: string
  readonly detail?: string

  constructor(status: number, title: string, detail?: string) {
    this.status = status
    this.title = title
    this.detail = detail
  }
}

/** Every file of mock/routes exports `routes: MockRoute[]`; files in the order of their names, the first match answers. */
export function mockApi(): Plugin {
  return {
    name: 'mock-api',
    configureServer(server) {
      const folder = join(server.config.root, 'mock', 'routes')
      server.middlewares.use('/api', (request, response) => {
        void (async () => {
          const url = new URL(request.url ?? '/', 'http://mock')
          const send = (status: number, body: unknown, type = 'application/json') => {
            response.statusCode = status
            response.setHeader('Content-Type', `${type}; charset=utf-8`)
            response.end(body === undefined ? '' : JSON.stringify(body))
          }
          try {
            const routes: MockRoute[] = []
            for (const file of readdirSync(folder).sort()) {
              if (!file.endsWith('.ts')) continue
              const module = await server.ssrLoadModule(`/mock/routes/${file}`)
              routes.push(...((module.routes as MockRoute[] | undefined) ?? []))
            }
            const chunks: Buffer[] = []
            for await (const chunk of request) chunks.push(chunk as Buffer)
            for (const route of routes) {
              if ((route.method ?? 'GET') !== request.method) continue
              const params = match(route.path, url.pathname)
              if (!params) continue
              const answer = await route.answer({
                method: request.method ?? 'GET',
                path: url.pathname,
                params,
                query: url.searchParams,
                body: Buffer.concat(chunks).toString('utf8'),
                headers: request.headers,
              })
              if (answer && typeof answer === 'object' && 'status' in answer && 'title' in answer && answer.constructor.name === 'MockProblem') {
                return send(Number(answer.status), { type: 'about:blank', ...answer }, 'application/problem+json')
              }
              if (answer === undefined && route.status !== 204) break
              return send(route.status ?? 200, answer)
            }
            send(404, { type: 'about:blank', title: 'Not Found', status: 404, detail: `nothing at ${url.pathname}` }, 'application/problem+json')
          } catch (error) {
            server.config.logger.error(String((error as Error).stack ?? error))
            send(500, { type: 'about:blank', title: 'Internal Server Error', status: 500 }, 'application/problem+json')
          }
        })()
      })
    },
  }
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const want = pattern.split('/')
  const have = path.replace(/\/$/, '').split('/')
  if (want.length !== have.length) return undefined
  const params: Record<string, string> = {}
  for (let n = 0; n < want.length; n++) {
    const part = want[n]!
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(have[n]!)
    else if (part !== have[n]) return undefined
  }
  return params
}
