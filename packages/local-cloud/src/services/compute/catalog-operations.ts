import { invalidParameter, notAuthorizedOrNotFound, OciError } from '../../errors';
import type { EngineContext } from '../../engine/engine-context';
import { paginate } from '../../engine/paginate';
import { requireCompartment } from '../../engine/require-resource';
import type { OciResponse, Operation } from '../../server/operation';
import { availabilityDomains } from '../identity/availability-domains';
import { findImage, images, type Image } from './images';
import { renderImage } from './render-image';
import { renderShape } from './render-shape';
import { findShape, shapes } from './shapes';

function checkCompartment(context: EngineContext, query: URLSearchParams): void {
  const compartmentId = query.get('compartmentId');
  if (compartmentId === null)
    throw new OciError(400, 'MissingParameter', 'The query parameter compartmentId is required and missing.');
  requireCompartment(context, compartmentId);
}

function toAnswer<T extends { id: string }>(
  items: readonly T[],
  query: URLSearchParams,
  render: (item: T) => unknown,
): OciResponse {
  const { items: page, nextPage } = paginate(items, query);
  const headers: Record<string, string> = nextPage === undefined ? {} : { 'opc-next-page': nextPage };
  return { status: 200, headers, body: page.map(render) };
}

function toOrder(query: URLSearchParams): (one: Image, other: Image) => number {
  const key = query.get('sortBy') === 'DISPLAYNAME' ? 'displayName' : 'timeCreated';
  const usual = key === 'displayName' ? 'ASC' : 'DESC';
  const direction = (query.get('sortOrder') ?? usual) === 'ASC' ? 1 : -1;
  return (one, other) => direction * (Number(one[key] > other[key]) - Number(one[key] < other[key]));
}

const imageFilters = ['displayName', 'operatingSystem', 'operatingSystemVersion'] as const;

/** The images that a query asks for. A shape that is not known here fits none: what launches it is refused as well. */
function selectImages(query: URLSearchParams): Image[] {
  const shape = query.get('shape');
  const state = query.get('lifecycleState');
  return images
    .filter((image) => imageFilters.every((name) => !query.has(name) || query.get(name) === image[name]))
    .filter(({ architecture }) => shape === null || findShape(shape)?.architecture === architecture)
    .filter(() => state === null || state === 'AVAILABLE')
    .sort(toOrder(query));
}

function selectShapes(query: URLSearchParams): { id: string; body: unknown }[] {
  const [domain, imageId] = [query.get('availabilityDomain'), query.get('imageId')];
  if (domain !== null && availabilityDomains.every(({ name }) => name !== domain))
    throw invalidParameter(`There is no availability domain "${domain}".`);
  const image = findImage(imageId);
  if (imageId !== null && image === undefined) throw notAuthorizedOrNotFound(`There is no image ${imageId}.`);
  return shapes
    .filter((shape) => domain === null || shape.availabilityDomains.includes(domain))
    .filter(({ architecture }) => image === undefined || image.architecture === architecture)
    .map((shape) => ({ id: shape.name, body: renderShape(shape) }));
}

/** Makes the operations that read what machines can be made of. */
export function catalogOperations(context: EngineContext): Operation[] {
  return [
    {
      name: 'ListImages',
      method: 'GET',
      path: '/20160918/images',
      handle: ({ query }) => {
        checkCompartment(context, query);
        return toAnswer(selectImages(query), query, renderImage);
      },
    },
    {
      name: 'GetImage',
      method: 'GET',
      path: '/20160918/images/:id',
      handle: ({ params }) => {
        const image = findImage(params.id);
        if (image === undefined) throw notAuthorizedOrNotFound(`There is no image ${params.id ?? ''}.`);
        return { status: 200, body: renderImage(image) };
      },
    },
    {
      name: 'ListShapes',
      method: 'GET',
      path: '/20160918/shapes',
      handle: ({ query }) => {
        checkCompartment(context, query);
        return toAnswer(selectShapes(query), query, ({ body }) => body);
      },
    },
  ];
}
