import { CloseButton, Portal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Assertion, EntityBrief } from '../../api'
import { AssertionRow } from '../../components/AssertionRow'
import { EntityLink } from '../../components/EntityLink'
import classes from './Sheet.module.css'

/** On narrow windows: what has been tapped in the text, at the lower edge. */
export function Sheet({ facts, entities, onClose }: { facts: Assertion[]; entities: EntityBrief[]; onClose: () => void }) {
  const { t } = useTranslation()
  if (facts.length === 0 && entities.length === 0) return null
  return (
    <Portal>
      <section className={`${classes.sheet} no-print`} aria-label={t('document.picked')} aria-live="polite">
        <CloseButton className={classes.close} onClick={onClose} aria-label={t('common.close')} />
        {entities.map(entity => (
          <p key={entity.id} className={classes.name}>
            <EntityLink id={entity.id} name={entity.label} type={entity.type} country={entity.country} />
          </p>
        ))}
        {facts.map(fact => (
          <AssertionRow key={fact.id} assertion={fact} here />
        ))}
      </section>
    </Portal>
  )
}
