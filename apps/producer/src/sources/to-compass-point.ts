const points = 'N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW'.split(' ');

/** The one of sixteen compass points that a direction in degrees (0 and 360 are north) lies nearest to. */
export function toCompassPoint(degrees: number): string {
  const index = Math.round((((degrees % 360) + 360) % 360) / (360 / points.length)) % points.length;
  return points[index] ?? 'N';
}
