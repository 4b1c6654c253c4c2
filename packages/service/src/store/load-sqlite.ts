// Loads only SQLite: in the build, this import throws a clear error if Node is too old to have it.
// oxlint-disable-next-line import/no-unassigned-import
import 'node:sqlite'
