import { api, type AssertionDetail, type DocumentDetail } from '../../api'
import { useLoad } from '../../useLoad'

// Texts are asked for again and again while somebody goes through a queue; the last few stay.
const MOST = 12
const documents = new Map<string, Promise<DocumentDetail>>()

function documentOf(id: string): Promise<DocumentDetail> {
  const known = documents.get(id)
  if (known) {
    documents.delete(id)
    documents.set(id, known)
    return known
  }
  const asked = api.document(id)
  documents.set(id, asked)
  asked.catch(() => documents.delete(id))
  if (documents.size > MOST) documents.delete(documents.keys().next().value!)
  return asked
}

export function useDocument(id: string | undefined) {
  return useLoad<DocumentDetail | undefined>(() => (id === undefined ? Promise.resolve(undefined) : documentOf(id)), [id])
}

export function useAssertionDetail(id: string) {
  return useLoad<AssertionDetail>(signal => api.assertion(id, signal), [id])
}

/** Has the text of what comes next at hand. */
export function fetchAhead(id: string | undefined) {
  if (id !== undefined) documentOf(id).catch(() => undefined)
}
