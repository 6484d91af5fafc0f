// What a Fastify developer would write for GET /api/v1/movies?q=: FTS5 over the same films, the same fields in the
// answer, a response schema so that Fastify writes the JSON the fast way. node server.mjs LIBRARY.db PORT [WORKERS]
import Database from 'better-sqlite3'
import Fastify from 'fastify'
import cluster from 'node:cluster'
import {existsSync} from 'node:fs'

const [library, port, workers = '1'] = process.argv.slice(2)
const file = library + '.peer'

function build() {
  const db = new Database(file)
  db.exec(`PRAGMA journal_mode = WAL; ATTACH '${library}' AS own;
    CREATE TABLE film (id INTEGER PRIMARY KEY, ref TEXT, title TEXT, original_title TEXT, year INTEGER,
      runtime_minutes INTEGER, synopsis TEXT, genres TEXT, directors TEXT, "cast" TEXT, countries TEXT, languages TEXT,
      keywords TEXT, scores TEXT, ids TEXT);
    CREATE VIRTUAL TABLE words USING fts5 (title, people, keywords, prefix = '2 3');`)
  const names = (role) => `(SELECT json_group_array(name) FROM (SELECT p.name FROM own.credit c JOIN own.person p
    ON p.id = c.person_id WHERE c.movie_id = m.id AND c.role = '${role}' ORDER BY c.position))`
  const list = (table, column) => `(SELECT json_group_array(${column}) FROM (SELECT ${column} FROM own.${table}
    WHERE movie_id = m.id ORDER BY position))`
  db.exec(`INSERT INTO film SELECT row_number() OVER (ORDER BY m.popularity DESC NULLS LAST, m.id), m.ref, m.title,
      m.original_title, m.year, m.runtime_minutes, m.synopsis, ${list('movie_genre', 'genre')}, ${names('director')},
      ${names('actor')}, ${list('movie_country', 'code')}, ${list('movie_language', 'code')},
      (SELECT json_group_array(k.name) FROM own.movie_keyword mk JOIN own.keyword k ON k.id = mk.keyword_id
        WHERE mk.movie_id = m.id),
      (SELECT json_group_array(json_object('source', source, 'value', value, 'scale', scale, 'votes', votes))
        FROM own.movie_score WHERE movie_id = m.id),
      (SELECT json_group_object(system, value) FROM own.movie_external_id WHERE movie_id = m.id)
    FROM own.movie m WHERE m.removed = 0;
    INSERT INTO words (rowid, title, people, keywords) SELECT id, title || ' ' || coalesce(original_title, ''),
      directors || ' ' || "cast", keywords FROM film;`)
  db.close()
}

const texts = {type: 'array', items: {type: 'string'}}
const film = {type: 'object', properties: {
  ref: {type: 'string'}, title: {type: 'string'}, original_title: {type: 'string', nullable: true},
  year: {type: 'integer', nullable: true}, runtime_minutes: {type: 'integer', nullable: true},
  synopsis: {type: 'string', nullable: true}, genres: texts, directors: texts,
  cast: {type: 'array', items: {type: 'object', properties: {name: {type: 'string'}, role: {type: 'null'}}}},
  countries: texts, languages: texts, keywords: texts,
  scores: {type: 'array', items: {type: 'object', properties: {source: {type: 'string'}, value: {type: 'number'},
    scale: {type: 'number'}, votes: {type: 'integer', nullable: true}}}},
  ids: {type: 'object', properties: {imdb: {type: 'string', nullable: true}, tmdb: {type: 'string', nullable: true}}},
  sources: {type: 'object', additionalProperties: {type: 'string'}},
}}
const answer = {type: 'object', properties: {
  items: {type: 'array', items: film}, total: {type: 'integer'}, next: {type: 'string', nullable: true},
  query: {type: 'string'}}}

async function serve() {
  const db = new Database(file, {readonly: true})
  const search = db.prepare(`SELECT f.* FROM (SELECT rowid AS r, bm25(words, 10, 4, 1) AS k FROM words
    WHERE words MATCH ? LIMIT 500) JOIN film f ON f.id = r ORDER BY k LIMIT ?`)
  const count = db.prepare('SELECT count(*) AS n FROM words WHERE words MATCH ?')
  const known = ['title', 'year', 'runtime_minutes', 'synopsis', 'genres', 'directors', 'cast', 'keywords']
  const toFilm = (row) => ({
    ...row, genres: JSON.parse(row.genres), directors: JSON.parse(row.directors),
    cast: JSON.parse(row.cast).map((name) => ({name, role: null})), countries: JSON.parse(row.countries),
    languages: JSON.parse(row.languages), keywords: JSON.parse(row.keywords), scores: JSON.parse(row.scores),
    ids: JSON.parse(row.ids), sources: Object.fromEntries(known.map((name) => [name, 'starter']))})
  const app = Fastify()
  app.get('/api/v1/movies', {schema: {response: {200: answer}}}, (request) => {
    const words = request.query.q.split(/\s+/).map((word) => `"${word.replaceAll('"', '""')}"*`).join(' ')
    const items = search.all(words, Number(request.query.limit ?? 20)).map(toFilm)
    return {items, total: count.get(words).n, next: null, query: request.query.q}
  })
  await app.listen({port: Number(port), host: '127.0.0.1'})
}

if (cluster.isPrimary && !existsSync(file)) build()
if (cluster.isPrimary && Number(workers) > 1) for (let i = 0; i < Number(workers); ++i) cluster.fork()
else await serve()
