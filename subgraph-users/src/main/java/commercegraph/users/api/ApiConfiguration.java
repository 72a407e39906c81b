package commercegraph.users.api;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/// The settings of this room; its components are found by themselves.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UsersSettings.class)
class ApiConfiguration {}
