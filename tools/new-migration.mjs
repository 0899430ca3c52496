/** `npm run db:new -- tasks "create measure"` makes the next migration file. */
import { writeFileSync } from 'node:fs';
import { rooms } from '../rooms.mjs';

const [room, ...words] = process.argv.slice(2);
if (!room || (room !== 'platform' && !(room in rooms)) || words.length === 0) {
  console.error(
    `Say which room and what it does: npm run db:new -- tasks "create measure". Rooms: platform, ${Object.keys(rooms).join(', ')}.`,
  );
  process.exit(2);
}
const what = words.join('_').trim().replace(/\W+/g, '_').toLowerCase();
const time = new Date().toISOString().replace(/\D/g, '').slice(0, 12);
const path = new URL(`../db/migrations/${time}_${room}__${what}.sql`, import.meta.url);
writeFileSync(path, '', { flag: 'wx' });
console.log(path.pathname);
