import { useTranslation } from 'react-i18next'
import { useFormat } from '../../format'
import { passes, type Speaker } from './chains'
import classes from './Speakers.module.css'

interface Props {
  roots: Speaker[]
  language: string
  /** the speaker whose assertions alone are shown */
  only?: string
  onOnly: (key?: string) => void
  /** the whole chain of the assertion under the cursor */
  active?: string
}

/** The reporting chain: who passes on whose words in this document, with how much each says. */
export function Speakers({ roots, language, only, onOnly, active }: Props) {
  const { t } = useTranslation()
  if (roots.length === 0) return null
  return (
    <section className={classes.tree} aria-label={t('document.chain')}>
      <Level speakers={roots} {...{ language, only, onOnly, active }} />
    </section>
  )
}

function Level({ speakers, ...shared }: { speakers: Speaker[] } & Omit<Props, 'roots'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const { language, only, onOnly, active } = shared
  return (
    <ul className={classes.level}>
      {speakers.map(speaker => {
        const count = format.number(speaker.all)
        return (
          <li key={speaker.key} className={classes.item}>
            <button
              type="button"
              className={classes.speaker}
              data-active={(active !== undefined && passes(active, speaker.key)) || undefined}
              aria-pressed={only === speaker.key}
              title={t('document.onlySpeaker', { name: speaker.link.name })}
              onClick={() => onOnly(only === speaker.key ? undefined : speaker.key)}
            >
              {speaker.link.cue && (
                <i className={classes.cue} lang={language}>
                  <bdi>{speaker.link.cue}</bdi>
                </i>
              )}
              <bdi className={classes.name} lang={language}>
                {speaker.link.name}
              </bdi>
              <span className={classes.count} aria-label={t('document.assertions', { count: speaker.all, n: count })}>
                {count}
              </span>
            </button>
            {speaker.children.length > 0 && <Level speakers={speaker.children} {...shared} />}
          </li>
        )
      })}
    </ul>
  )
}
