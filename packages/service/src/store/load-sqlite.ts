// Loads SQLite and nothing else: the build reports here that a Node without it is too old.
// oxlint-disable-next-line import/no-unassigned-import
import 'node:sqlite'
