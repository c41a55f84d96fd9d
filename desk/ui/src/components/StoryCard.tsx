import { Collapse, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Story } from '../api'
import { useFormat } from '../format'
import { EdtfDate } from './EdtfDate'
import { EntityLink } from './EntityLink'
import { Reports } from './Reports'
import { ModalityBadge, StatusBadge } from './StatusBadge'
import classes from './StoryCard.module.css'

/** One event as told by one or more documents; its reports open below. */
export function StoryCard({ story, open: opened = false }: { story: Story; open?: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [open, { toggle }] = useDisclosure(opened)
  const id = useId()
  return (
    <article className={classes.card}>
      <div className={classes.line}>
        <span className={classes.date}>
          <EdtfDate date={story.date} basis={story.dateBasis} />
        </span>
        <div className={classes.what}>
          <span className={classes.act}>{t(`act.${story.act}`, { defaultValue: story.act })}</span>
          {story.parties.length > 0 ? (
            <ul className={classes.parties}>
              {story.parties.map((party, n) => (
                <li key={n}>
                  <EntityLink id={party.entity} name={party.label ?? party.name} spelled={party.label && party.name} />
                  {party.role !== 'participant' && (
                    <span className={classes.role}> {t(`role.${party.role}`, { defaultValue: party.role })}</span>
                  )}
                </li>
              ))}
            </ul>
          ) : (
            <span className={classes.role}>{format.list(story.countries.map(format.country))}</span>
          )}
          {story.topic && <div className={classes.topic} dir="auto">{story.topic}</div>}
        </div>
        <div className={classes.badges}>
          {story.modalities
            .filter(modality => modality !== 'asserted')
            .map(modality => (
              <ModalityBadge key={modality} modality={modality} />
            ))}
          <StatusBadge status={story.status} />
          {story.reports.length > 0 && (
            <UnstyledButton className={classes.more} onClick={toggle} aria-expanded={open} aria-controls={id}>
              {/* of an event told very often, not all reports are at hand */}
              {story.documents > story.reports.length
                ? t('common.documents', { count: story.documents, n: format.number(story.documents) })
                : t('common.reports', { count: story.reports.length })}
              <IconChevronDown size={14} aria-hidden className={classes.chevron} data-open={open || undefined} />
            </UnstyledButton>
          )}
        </div>
      </div>
      <Collapse in={open} id={id}>
        {open && (
          <Reports ids={story.reports} className={classes.reports} />
        )}
      </Collapse>
    </article>
  )
}
