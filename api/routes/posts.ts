// Posts of the organisations of an administrator's regions: held, and vacant though work waits for them.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { OrganisationPosts, PostsQuery, VacantPage, VacantQuery } from '../contracts/posts.ts';
import { cursorPosition, cursorText } from '../cursor.ts';
import { postsOf, vacantPosts } from '../posts.ts';

const tags = ['organisations'];
const Place = z.object({ organisation: z.string(), role: z.string() });

export const postRoutes: FastifyPluginAsyncZod = async (app) => {
  const { deps } = app;

  app.get(
    '/posts',
    {
      schema: {
        tags,
        summary: '一个单位的岗位：在任与空缺 · Posts of an organisation, held and vacant, and how it stands below',
        querystring: PostsQuery,
        response: { 200: OrganisationPosts },
      },
    },
    async ({ actor, query: { organisation } }) => postsOf(deps, actor, organisation),
  );

  app.get(
    '/posts/vacant',
    {
      schema: {
        tags,
        summary: '空缺岗位：事项需要而无人担任 · Posts that procedures in force ask for and nobody holds',
        querystring: VacantQuery,
        response: { 200: VacantPage },
      },
    },
    async ({ actor, query: { region, limit, cursor } }) => {
      const after = cursorPosition(Place, cursor);
      const page = await vacantPosts(deps, actor, region, { limit, after });
      return { items: page.items, next: page.next === null ? null : cursorText(page.next) };
    },
  );
};
