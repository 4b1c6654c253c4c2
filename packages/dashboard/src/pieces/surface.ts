import { makeStyles, tokens } from '@fluentui/react-components'

/** Surfaces that hold the sections of a page. */
export const useSurfaceStyles = makeStyles({
  surface: {
    minWidth: 0,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
  },
  /** For a list that is a page's main content. */
  list: { padding: '4px 12px 12px' },
})
