import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Subject } from './subjects'
import classes from './Review.module.css'

interface Props {
  subjects: readonly Subject[]
  value: Subject
  onChange: (subject: Subject) => void
  label: string
}

/** Which one is meant: the assertion, or an entity it names. */
export function SubjectChoice({ subjects, value, onChange, label }: Props) {
  const { t } = useTranslation()
  return (
    <Radio.Group
      label={label}
      value={value.id}
      onChange={id => {
        const next = subjects.find(one => one.id === id)
        if (next) onChange(next)
      }}
    >
      <Stack gap={6} mt={6}>
        {subjects.map(one => {
          const type = one.id.slice(0, Math.max(0, one.id.indexOf('-')))
          return (
            <Radio
              key={one.id}
              value={one.id}
              label={
                <span className={classes.option}>
                  <bdi>{one.name}</bdi>{' '}
                  <span className={classes.role}>
                    {one.entity ? t(`type.${type}`, { defaultValue: '' }) : t(`kind.${type}`, { count: 1, defaultValue: '' })}
                  </span>
                </span>
              }
            />
          )
        })}
      </Stack>
    </Radio.Group>
  )
}
