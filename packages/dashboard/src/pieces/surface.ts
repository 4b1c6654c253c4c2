import { makeStyles, tokens } from '@fluentui/react-components'

/** The ground on which the parts of a page stand. */
export const useSurfaceStyles = makeStyles({
  surface: {
    minWidth: 0,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
  },
  /** Around a list that is a page's whole matter. */
  list: { padding: '4px 12px 12px' },
})
