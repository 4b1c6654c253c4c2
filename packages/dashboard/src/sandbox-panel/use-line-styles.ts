import { makeStyles, tokens } from '@fluentui/react-components'

/** Styles that the panel's controls share. */
export const useLineStyles = makeStyles({
  line: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    minWidth: 0,
    '& > .fui-Input, & > .fui-Select': { flex: '1 1 0', minWidth: 0 },
  },
  list: { display: 'grid', gap: '8px', margin: 0, padding: 0, listStyle: 'none' },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
  note: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  actions: { display: 'flex', flexShrink: 0, alignItems: 'center', gap: '4px' },
})
