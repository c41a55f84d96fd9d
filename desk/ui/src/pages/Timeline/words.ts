import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Story } from '../../api'
import { useFormat } from '../../format'
import { DAY } from '../plots/edtf'
import { modalityOf } from '../plots/glyphs'

/** Who takes part, in a line: the names, or the countries where no one is named. */
export function useStoryWords() {
  const { t } = useTranslation()
  const format = useFormat()
  return useMemo(() => {
    const act = (story: Story) => t(`act.${story.act}`, { defaultValue: story.act })
    const parties = (story: Story) =>
      story.parties.length > 0 ? format.list(story.parties.map(party => `\u2068${party.label ?? party.name}\u2069`)) : format.list(story.countries.map(format.country))
    const modality = (story: Story) => {
      const is = modalityOf(story)
      return is === 'asserted' ? '' : t(`modality.${is}`, { defaultValue: is })
    }
    const said = new WeakMap<Story, string>()
    const line = (story: Story) => {
      const known = said.get(story)
      if (known !== undefined) return known
      const text = [
        story.date ? format.date(story.date) : t('common.undated'),
        act(story),
        parties(story),
        modality(story),
        story.status === 'reported' ? '' : t(`status.${story.status}`, { defaultValue: story.status }),
      ]
        .filter(Boolean)
        .join(' · ')
      said.set(story, text)
      return text
    }
    return { act, parties, modality, line }
  }, [t, format])
}

/** A length of time in the interface's language: "14 months". */
export function duration(milliseconds: number, language: string) {
  const days = milliseconds / DAY
  const [value, unit] = days >= 730 ? [days / 365.25, 'year'] : days >= 60 ? [days / 30.44, 'month'] : [days, 'day']
  const shown = unit === 'year' && value < 5 ? Math.round(value * 2) / 2 : Math.round(value)
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(shown)
}
