import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Ground, type NameInUse } from '../../api'
import { History } from '../../components/History'
import { Loaded } from '../../components/Loaded'
import { Some } from '../../components/Section'
import { useFormat } from '../../format'
import { directionOf } from '../../languages'
import { useLoad } from '../../useLoad'
import classes from './Why.module.css'

/** Why the names of an entity are held to be one: asked for when it is opened. */
export function Why({ id }: { id: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const label = useId()
  return (
    <section aria-labelledby={label} className={`${classes.why} no-print`}>
      <details onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>
          <h2 id={label}>{t('why.title')}</h2>
        </summary>
        {open && <Grounds id={id} />}
      </details>
    </section>
  )
}

function Grounds({ id }: { id: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const load = useLoad(signal => api.why(id, signal), [id])
  return (
    <Loaded load={load}>
      {({ grounds, total }) =>
        grounds.length === 0 ? (
          <p className={classes.lead}>{t('why.byCode')}</p>
        ) : (
          <>
            <p className={classes.lead}>{t('why.lead')}</p>
            <Some items={grounds} first={6}>
              {shown => (
                <ol className="plain-list">
                  {shown.map((ground, n) => (
                    <li key={n} className={classes.ground}>
                      <Shown ground={ground} />
                    </li>
                  ))}
                </ol>
              )}
            </Some>
            {total > grounds.length && (
              <p className={classes.lead}>{t('why.some', { n: format.number(grounds.length), total: format.number(total) })}</p>
            )}
          </>
        )
      }
    </Loaded>
  )
}

function Shown({ ground }: { ground: Ground }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { name, on, likeness, evidence, words, crossed, decision } = ground
  return (
    <>
      <div>
        <Name name={name} />
      </div>
      {on && likeness !== undefined ? (
        <div>
          {t('why.like', { percent: format.percent(likeness) })} <Name name={on} />
        </div>
      ) : (
        evidence.length === 0 && <div>{t('why.first')}</div>
      )}
      {words.length > 0 && (
        <ul className={`plain-list ${classes.words}`}>
          {words.map((pair, n) => (
            <li key={n}>
              {pair.one && <bdi lang={name.language}>{pair.one}</bdi>}
              {pair.one && pair.other && ' = '}
              {pair.other && <bdi lang={on?.language}>{pair.other}</bdi>}
              {pair.fit !== 'sound' && <small>{t(`why.fit.${pair.fit}`)}</small>}
              {pair.ending && (
                <small>
                  {t('why.ending')} <bdi>-{pair.ending}</bdi>
                </small>
              )}
              {pair.unlike.length > 0 && (
                <small>
                  <bdi>{pair.unlike.join(' ')}</bdi>
                </small>
              )}
            </li>
          ))}
        </ul>
      )}
      {(crossed || evidence.length > 0) && (
        <ul className={classes.evidence}>
          {crossed && <li>{t('why.crossed')}</li>}
          {evidence.map(each => (
            <li key={each}>{t(`why.evidence.${each}`)}</li>
          ))}
        </ul>
      )}
      {decision && <History decisions={[decision]} />}
    </>
  )
}

/** In its own direction, with its language and the country for which it stands. */
function Name({ name }: { name: NameInUse }) {
  const format = useFormat()
  return (
    <>
      <bdi lang={name.language} dir={directionOf(name.language, name.script)} className={classes.name}>
        {name.text}
      </bdi>{' '}
      <span className={classes.about}>
        {format.languageName(name.language)}
        {name.country && ` · ${format.country(name.country)}`}
      </span>
    </>
  )
}
