import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Decision } from '../api'
import { useFormat } from '../format'
import classes from './History.module.css'

/** The editors' decisions on something, the newest first: what, who, when, why. */
export function History({ decisions }: { decisions: readonly Decision[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <ol className="plain-list">
      {[...decisions]
        .sort((a, b) => b.number - a.number)
        .map(one => (
          <li key={one.number} className={classes.decision} data-withdrawn={one.withdrawn || undefined}>
            <div>
              <strong>{t(`decision.${one.kind}`)}</strong>
              {one.field && (
                <>
                  {' '}
                  {t(`field.${one.field}`, { defaultValue: one.field })} → <bdi>{one.value}</bdi>
                </>
              )}
              {one.withdrawn && (
                <Badge ms="xs" size="sm" radius="sm" variant="outline" color="gray" tt="none">
                  {t('decision.takenBack')}
                </Badge>
              )}
              {one.unfitting && (
                <Badge ms="xs" size="sm" radius="sm" variant="outline" color="orange" tt="none">
                  {t('decision.unfitting')}
                </Badge>
              )}
            </div>
            <div dir="auto">{one.why}</div>
            <div className={classes.by}>
              <bdi>{one.editor}</bdi> · <time dateTime={one.made}>{format.instant(one.made)}</time>
            </div>
          </li>
        ))}
    </ol>
  )
}
