// Draws the rooms of rooms.mjs into ARCHITECTURE.md. With --check it only says whether the picture there is the right one.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rooms } from '../rooms.mjs';
import { root } from './ensure-installed.mjs';

const file = join(root, 'ARCHITECTURE.md');
const block = /(<!-- rooms -->\n)[\s\S]*?(\n<!-- \/rooms -->)/;

/** An arrow that another arrow already implies is left out. */
const implied = (room, used) => rooms[room].some((other) => other !== used && reaches(other, used));
const reaches = (from, to) => rooms[from].includes(to) || rooms[from].some((next) => reaches(next, to));
const arrows = Object.entries(rooms).flatMap(([room, uses]) =>
  uses.filter((used) => !implied(room, used)).map((used) => `  ${room} --> ${used}`),
);
const picture = ['```mermaid', 'graph TD', ...arrows, '```'].join('\n');

const text = readFileSync(file, 'utf8');
const drawn = text.replace(block, `$1${picture}$2`);
if (!process.argv.includes('--check')) writeFileSync(file, drawn);
else if (drawn !== text) {
  console.error('The picture in ARCHITECTURE.md is not the one rooms.mjs describes: run node tools/picture.mjs');
  process.exit(1);
}
