import {
  IconBuildingBank,
  IconMapPin,
  IconNews,
  IconQuestionMark,
  IconSitemap,
  IconUser,
  IconUsersGroup,
  type IconProps,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ComponentType } from 'react'
import classes from './EntityLink.module.css'

const ICONS: Record<string, ComponentType<IconProps>> = {
  person: IconUser,
  body: IconBuildingBank,
  group: IconUsersGroup,
  organization: IconSitemap,
  outlet: IconNews,
  place: IconMapPin,
}

export function EntityIcon({ type, ...props }: { type: string } & IconProps) {
  const { t } = useTranslation()
  const Icon = ICONS[type] ?? IconQuestionMark
  return <Icon size="1em" stroke={1.7} role="img" aria-label={t(`type.${type}`, { defaultValue: type })} {...props} />
}

interface Props {
  /** without one the name stands alone */
  id?: string
  name: string
  /** how the text spells it, where that is another name */
  spelled?: string
  type?: string
  country?: string
  onHover?: (over: boolean) => void
}

/** A name that leads to its page. Names stand in their own direction. */
export function EntityLink({ id, name, spelled, type, country }: Props) {
  const kind = type ?? id?.slice(0, Math.max(0, id.indexOf('-')))
  const inner = (
    <>
      {kind && kind in ICONS && <EntityIcon type={kind} className={classes.icon} />}
      <bdi>{name}</bdi>
      {country && <span className={classes.country}>{country}</span>}
    </>
  )
  if (!id) return <span className={classes.name}>{inner}</span>
  return (
    <Link className={classes.link} to={`/entities/${encodeURIComponent(id)}`} title={spelled}>
      {inner}
    </Link>
  )
}
