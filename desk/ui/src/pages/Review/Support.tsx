import { Progress, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Assertion } from '../../api'
import { AssertionRow } from '../../components/AssertionRow'
import { EdtfDate } from '../../components/EdtfDate'
import { Loaded } from '../../components/Loaded'
import { useFormat } from '../../format'
import { DecisionLine } from '../Decisions/DecisionLine'
import { useAssertionDetail } from './useDetail'
import classes from './Review.module.css'

/** How sure the reader is and why, who else says so, and what was decided before. */
export function Support({ item }: { item: Assertion }) {
  const { t } = useTranslation()
  const format = useFormat()
  const load = useAssertionDetail(item.id)
  return (
    <aside className={classes.support} aria-label={t('review.support')}>
      <section>
        <Title order={3} size="h5">
          {t('review.confidence')}
        </Title>
        <div className={classes.confidence}>
          <Progress
            value={item.confidence * 100}
            size="sm"
            aria-label={t('review.confidence')}
            className={classes.bar}
            color={item.confidence < 0.5 ? 'orange' : undefined}
          />
          <span className="numbers">{format.percent(item.confidence)}</span>
        </div>
        <Text size="sm" c="dimmed">
          {t('review.rule')} <code className={classes.rule}>{item.why}</code>
        </Text>
      </section>
      <Loaded load={load} lines={5}>
        {detail => {
          const others = detail.cluster.filter(one => one.id !== item.id)
          return (
            <>
              {detail.explain.length > 0 && (
                <details className={classes.explain}>
                  <summary>{t('review.explain')}</summary>
                  <ul>
                    {detail.explain.map((line, at) => (
                      <li key={at} dir="auto">
                        {line}
                      </li>
                    ))}
                  </ul>
                </details>
              )}
              <section>
                <Title order={3} size="h5">
                  {t('review.others')}
                </Title>
                <Text size="sm" c="dimmed">
                  {t('review.independent', { count: detail.independent, n: format.number(detail.independent) })}
                  {detail.first && (
                    <>
                      {' · '}
                      {t('review.first')} <bdi>{detail.first.name}</bdi>
                      {detail.first.published && (
                        <>
                          {' · '}
                          <EdtfDate date={detail.first.published} />
                        </>
                      )}
                    </>
                  )}
                </Text>
                {others.length > 0 ? (
                  <ul className={`plain-list ${classes.others}`}>
                    {others.slice(0, 12).map(one => (
                      <li key={one.id}>
                        <AssertionRow assertion={one} plain />
                      </li>
                    ))}
                  </ul>
                ) : (
                  <Text size="sm" mt={4}>
                    {t('review.alone')}
                  </Text>
                )}
              </section>
              {detail.history.length > 0 && (
                <section>
                  <Title order={3} size="h5" mb={4}>
                    {t('review.history')}
                  </Title>
                  <ul className={`plain-list ${classes.past}`}>
                    {detail.history.map(one => (
                      <li key={one.number}>
                        <DecisionLine decision={one} />
                      </li>
                    ))}
                  </ul>
                </section>
              )}
            </>
          )
        }}
      </Loaded>
    </aside>
  )
}
