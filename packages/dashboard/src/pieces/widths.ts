/** Width up to which tables become cards and the navigation moves to the bottom. */
export const narrow = '@media (max-width: 639px)'
export const notWide = '@media (max-width: 899px)'
export const wide = '@media (min-width: 900px)'
/** Width from which the desk has two columns. */
export const roomy = '@media (min-width: 1100px)'
/** Width up to which the desk has one column. */
export const notRoomy = '@media (max-width: 1099px)'
