package dev.steward.web.authorisation;

import io.micronaut.context.BeanContext;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.List;

/** Every route of an application with the authority it demands, for {@code golden/routes.txt}. */
public final class RouteTable {
  private RouteTable() {}

  /** Lines of the form {@code METHOD /path authority}, by path; HEAD goes with its GET. */
  public static List<String> of(BeanContext context) {
    return context
        .getBean(Router.class)
        .uriRoutes()
        .filter(route -> !route.getHttpMethodName().equals("HEAD"))
        .map(RouteTable::line)
        .sorted((a, b) -> key(a).compareTo(key(b)))
        .distinct()
        .toList();
  }

  private static String line(UriRouteInfo<?, ?> route) {
    return route.getHttpMethodName()
        + " "
        + route.getUriMatchTemplate().toPathString()
        + "  "
        + Authorities.of(route);
  }

  private static String key(String line) {
    return line.substring(line.indexOf(' '));
  }
}
