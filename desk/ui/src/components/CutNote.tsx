import { useTranslation } from 'react-i18next'
import type { Cuts } from '../api'
import { useFormat } from '../format'

/** Says of parts of an answer that they are not given whole; nothing where they are. */
export function CutNote({ cut, of }: { cut: Cuts; of: (keyof Cuts)[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return of.map(part => {
    const n = cut[part]
    if (n === undefined) return null
    return (
      <p key={part} className="cut-note">
        {t(part === 'people' || part === 'posts' ? `cut.${part}` : 'cut.some', { n: format.number(n) })}
      </p>
    )
  })
}
